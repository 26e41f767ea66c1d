"""The console: where clinicians see who waits, accept a case and talk with the patient."""
