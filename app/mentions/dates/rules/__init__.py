"""The grammar of dates: small rules, each called at the words that it names."""
