### Tests at home: choosing one, address, time, progress, results.

note-lab-amended = The laboratory has amended this patient's report; please read the new results.
