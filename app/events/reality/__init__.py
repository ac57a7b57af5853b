"""How real an event is: occurred, claimed, planned, hypothetical or denied."""
