# The commands Telegram offers beside the input field.

command-menu = Main menu
command-human = Talk to a clinician
command-back = One step back
command-larger = Simpler wording
command-emergency = Emergency
