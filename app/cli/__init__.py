"""The commands of `parley`: each asks the road and prints the answer; heavy imports wait until it runs."""
