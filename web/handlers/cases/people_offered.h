// Whom a form's questions about people offer to its writer: those around the subject and on the case, whom the answers
// name already, and who is found for the names that were typed.
//
//   const auto people = OfferPeople(visit, record, seen, *open.form, answers);
//   FormFields(w, {..., .people = &people});
//   const auto people = OfferPeopleFor(visit, record, seen, "person", typed);       // for one question, of no form
//   CasePage(visit, record, seen, {..., .ids = IdsOf(people)});       // the audit says who was shown
//
// Only people this viewer may know of; the subject is never offered. Nothing is read for a form that asks for nobody.
// Threads: within one snapshot.
#pragma once

#include "web/handlers/cases/seen_case.h"
#include "web/views/form_reading.h"
#include "web/views/person_field.h"

namespace caseway::web {

PeopleOffered OfferPeople(const Visit& visit, Record& record, const SeenCase& seen, const forms::FormDefinition& form,
                          const Document& answers);
PeopleOffered OfferPeopleFor(const Visit& visit, Record& record, const SeenCase& seen, const std::string& path,
                             const Document& answer);
std::vector<std::int64_t> IdsOf(const PeopleOffered& people);
// Whom the answers of a form that is only read name, as far as this viewer may know of them.
void AddNamed(const Visit& visit, Record& record, const forms::FormDefinition& form, const Document& answers,
              PeopleNamed& named);
std::vector<std::int64_t> IdsOf(const PeopleNamed& people);

}  // namespace caseway::web
