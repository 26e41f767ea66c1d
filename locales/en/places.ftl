### Places: where you are, how far it is, whether it is open.

flow-where = Where you are
where-pick = The same place as last time?
where-pick-new = Somewhere else
where-pick-new-also = new | other | no
where-ask = { $tone ->
    [elder] Which district are you in? Write its name, for example "Xihu District".
   *[normal] Which district are you in? Write its name or an address, for example "Xihu District". On WeChat and Telegram you can also send your location.
}
where-unknown = I do not know this place. Please write the name of a district, for example "Xihu District".
where-wide = Please tell me the district as well, for example "Xihu District".
where-outside = That is outside the area we serve. Please write a district of ours, for example "Xihu District".
where-maybe = Do you mean { $value }?
where-which = Several places fit. Which one is it?
where-which-none = None of these
where-which-none-also = no | none | again
where-far = { $tone ->
    [elder] You are too far away: we have no clinic there. In an emergency call { -emergency }.
   *[normal] We know no clinic near you. Call the local service line 12345 and ask for the nearest fever clinic; in an emergency call { -emergency }.
}
where-kept = I will remember it for next time.
place-at = { $name }
place-at-point = around { $name }
place-shared = the location you sent
distance-near = less than 100 m away
distance-metres = about { $n } m away
distance-kilometres = about { $n } km away
place-always = open day and night
place-open = open now, until { $until }
place-closed = closed now, opens { $opens }
place-shut = closed for now
place-line-all = { $tone ->
    [elder] { $name }, { $far }, { $opening }, { $phone }
   *[normal] { $name }, { $far }, { $opening }, phone { $phone }
}
place-line-adults = { $tone ->
    [elder] { $name } (adults), { $far }, { $opening }, { $phone }
   *[normal] { $name } (adults only), { $far }, { $opening }, phone { $phone }
}
place-line-children = { $tone ->
    [elder] { $name } (children), { $far }, { $opening }, { $phone }
   *[normal] { $name } (children only), { $far }, { $opening }, phone { $phone }
}
place-demonstration = { $tone ->
    [elder] (Demonstration, no real clinic.)
   *[normal] This is demonstration data: these are no real hospitals.
}
place-from-here = from where you are, as the crow flies
place-from-centre = from the centre of { $name }, as the crow flies
