### Microphone and speakers on this device; my settings.

microphone-closed = The microphone is closed
microphone-denied = This page may not use the microphone.
microphone-missing = No microphone was found, or another program holds it. Plug one in, or close the other program.
microphone-insecure = Browsers open the microphone only on HTTPS pages. This address is plain HTTP; ask whoever runs the server for the HTTPS one.
microphone-allow-chrome = Click the icon left of the address, allow the microphone, and try again.
microphone-allow-chrome-android = Tap the icon left of the address, then Permissions, allow the microphone, and try again.
microphone-allow-firefox = Click the crossed-out microphone beside the address, take the block away, and try again.
microphone-allow-safari = In the menu Safari, choose Settings for This Website, allow the microphone, and try again.
microphone-allow-safari-ios = Tap the page button beside the address, then Website Settings, allow the microphone, and try again.
microphone-listen-on = You can go on listening without it.
keep-listening = Keep listening

device-check = Microphone and speakers
device-check-start = Check them
device-open-microphone = Open the microphone
device-meter = Level of your microphone
device-speak = Say something.
device-good = You are heard well.
device-too-loud = Very loud: move back a little.
device-default = The system’s choice
device-microphone = Microphone
device-speaker = Speakers
device-echo = Take out the echo of my speakers
device-noise = Take out noise
device-hear = Hear myself for 3 seconds
device-recording = Listening to you…
device-playing = Playing it back…
device-private = This check stays on your device.

sessions = Where you are signed in
session-unnamed = A browser without a name
session-this = (this one)
session-seen = Last seen { $when }
session-since = since { $when }
session-revoke = Sign out
session-revoke-which = Sign out { $device }
session-revoked = That device is signed out.
