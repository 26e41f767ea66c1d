"""What other systems read and write: keys with scopes, FHIR R4 resources, and a site's own desk.

`access` is who may what, `kinds` the table of FHIR resources with their searches, `booking` how an
appointment is made, moved and cancelled, `sitedesk` what the staff system of a site does. Every
function is part of the caller's transaction; what is refused is raised as `refused.Refused`.
"""

from __future__ import annotations
