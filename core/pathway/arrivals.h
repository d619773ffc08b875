// Arrivals: which pathway what comes in opens a case of, as its file says with `receives`; the program knows none by
// id.
//
//   auto pathway = ReceivingContacts(library);       // receives = "contacts": each contact opens a case of it
//   auto concerns = ReceivingConcerns(library);      // receives = "concerns": "Raise a concern" opens a case of it
//   ArrivalTeam(*pathway)                            // "access-team": who has it first
//   FirstAsked(*concerns).questions                  // asked at once, on the page anyone can raise a concern from
//   SubjectIsAtRisk(library, "assessment")           // a concern raised from such a case is about its subject
//
// Where no file says, the pathway named "referral" receives contacts and the one named "safeguarding" concerns. Pure.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/pathway/bundle.h"

namespace caseway::pathway {

inline constexpr char kContacts[] = "contacts";
inline constexpr char kConcerns[] = "concerns";

// Null when the workflows have no such pathway.
std::shared_ptr<const Bundle> ReceivingContacts(const Library& library);
std::shared_ptr<const Bundle> ReceivingConcerns(const Library& library);
bool ReceivesContacts(const Library& library, std::string_view pathway);
bool ReceivesConcerns(const Library& library, std::string_view pathway);

// Whom a concern raised from a case of this pathway is taken to be about until somebody says otherwise: its subject,
// but for one whose file says `risk_to_others` (P32), where it is asked.
bool SubjectIsAtRisk(const Library& library, std::string_view pathway);

// The team that owns the first state; "" when nobody by name does.
std::string ArrivalTeam(const Bundle& bundle);

// What is asked in one save when a case of this pathway begins: the questions `ask_first` names, all of one form. A
// file that names none asks what the first form of the first state requires, and its first question for words.
struct FirstQuestions {
  std::string form;
  std::vector<const forms::Question*> questions;
  bool all_needed = false;  // named by the file: each is answered before the case begins, required by its form or not
};
FirstQuestions FirstAsked(const Bundle& bundle);

}  // namespace caseway::pathway
