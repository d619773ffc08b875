// People found: as a table to open, as choices within a form, or as near matches with reasons.
//
//   PersonHitTable(w, visit, hits);
//   PersonPicker(w, visit, record, {.legend = "Who is the adult?"}, error);   // a part of any form
//   PickedPerson(visit)                                                       // what was chosen
//
// Threads: a page a call.
#pragma once

#include <functional>

#include "web/chrome.h"

namespace caseway::web {

// Name, born with age, NHS number, address unless secret, open cases; with the reason of a near match.
struct PersonHitTableOptions {
  bool shows_why = false;
  std::function<html::Url(PersonId)> leads_to = PersonUrl;  // what each name is a link to
};
void PersonHitTable(html::Writer& w, const Visit& visit, const std::vector<PersonHit>& hits, html::Str caption,
                    const PersonHitTableOptions& options = {});
std::vector<std::int64_t> IdsOf(const std::vector<PersonHit>& hits);
// "Amina Brontë, born 27 March 1950 (76), NHS 999 631 7064 (test number), 1 High Street"
std::string HitWords(const Visit& visit, const PersonHit& hit);

// Someone within a form: the person it was opened for, or fields to look for them and choices. The button "Look for
// them" posts deed=find: the handler then shows the page again, which shows who was found; all that was typed stays.
struct PersonPickerOptions {
  html::Str legend = {};
  html::Str nobody = "Someone else, or not known";  // the choice for none of those found; empty: one must be chosen
  bool may_be_new = true;
};
void PersonPicker(html::Writer& w, const Visit& visit, Record& record, const PersonPickerOptions& options,
                  const Error* error);
// The person chosen, or the one the page was opened for; none for someone new.
PersonId PickedPerson(const Visit& visit);
// Whether the button to look was pressed.
bool WantsToLook(const Visit& visit);
// Who was found for what was typed; none before looking. For the audit as well.
std::vector<PersonHit> LookedFor(const Visit& visit, Record& record);

}  // namespace caseway::web
