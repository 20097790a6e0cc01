// What is said where a device is let in, beside the code: the camera, and the home screen first on an iPhone.
const sv = {
  scan: 'Läs av koden med kameran',
  scanning: 'Rikta kameran mot rutan på verksamhetsledarens skärm.',
  starting: 'Startar kameran …',
  view: 'Kamerans bild',
  stop: 'Skriv koden i stället',
  notOurs: 'Det där är ingen kod från det här kontoret. Rikta kameran mot rutan under Enheter.',
  camera: {
    none: 'Enheten har ingen kamera som går att använda här. Skriv koden i stället.',
    denied: 'Kameran är avstängd för Rådslag. Tillåt den i webbläsarens inställningar, eller skriv koden.',
    busy: 'Något annat använder kameran. Stäng det och försök igen, eller skriv koden.',
  },
  installTitle: 'Lägg först Rådslag på hemskärmen',
  installWords:
    'Tryck på Dela, sedan Lägg till på hemskärmen, och öppna Rådslag därifrån. Då sparas allt du loggar säkrare på en iPhone eller iPad.',
}
type EnrolWords = typeof sv

const en: EnrolWords = {
  scan: 'Read the code with the camera',
  scanning: 'Hold the camera to the square on the lead’s screen.',
  starting: 'Starting the camera …',
  view: 'What the camera sees',
  stop: 'Type the code instead',
  notOurs: 'That is no code of this office. Hold the camera to the square under Devices.',
  camera: {
    none: 'The device has no camera that can be used here. Type the code instead.',
    denied: 'The camera is off for Rådslag. Allow it in the browser’s settings, or type the code.',
    busy: 'Something else is using the camera. Close it and try again, or type the code.',
  },
  installTitle: 'First put Rådslag on the home screen',
  installWords:
    'Tap Share, then Add to Home Screen, and open Rådslag from there. Then what you log is kept more safely on an iPhone or iPad.',
}

export const enrolWords = { sv, en }
