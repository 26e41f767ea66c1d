### Sentences added to a clinician's words, and the summary of a talk that ended without a reply.

speech-ask = { $tone ->
    [elder] Please send any word back, so that messages can still reach you.
   *[normal] Reply with any word to go on receiving messages.
}
speech-ask-more = { $tone ->
    [elder] There is more for you. Send any word back and it comes.
   *[normal] There is more for you: reply with any word to receive it.
}
speech-link-voice = { $tone ->
    [elder] Your doctor sent a voice message. Tap to listen: { $link }
   *[normal] A voice message from your clinician. Tap to listen, within 3 days: { $link }
}
speech-link-file = { $tone ->
    [elder] Your doctor sent a file. Tap to see it: { $link }
   *[normal] A file from your clinician. Tap to see it, within 3 days: { $link }
}
speech-place = { $tone ->
    [elder] A place on the map
    GPS { $degrees }
   *[normal] A place on the map
    GPS degrees (WGS-84) { $degrees }
}
speech-place-demonstration = (for demonstration: not a real place)
speech-named = { $name }: { $text }
speech-ended-complaint = What you told us is kept in your record.
speech-ended-assessment = We did not hear from you for long, so this talk ended by itself; nothing new was assessed.
speech-ended-advice = Please do as was said in the talk.
speech-ended-seek-help = If you feel worse or something new comes up, see a doctor at once; in an emergency call { -emergency }.
