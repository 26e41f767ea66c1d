"""What operators do at their desk: people, topics, texts, seasons, channels, figures."""
