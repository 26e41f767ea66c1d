### Notices to many: what stands below each, and what is said about them.

notice-text = { $text }
notice-footer = No more notices? Reply T to stop them.
notice-stop = Stop notices
notice-reply = Reply “{ $labels }” to begin.
notice-topic-on = All right, you will hear from us about this. Reply T to stop at any time.
