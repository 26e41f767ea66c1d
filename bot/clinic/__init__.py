"""The clinic behind the conversation: people, cases, rules and their effects."""
