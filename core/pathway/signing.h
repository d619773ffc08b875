// What a second person signs, what that rests on, and what a later change of it brings about (P52, F32).
//
//   Signs(state, action)                       // "Sign off", "Close the section 42 enquiry": not "Return with reasons"
//   FormsSigned(bundle, *awaiting_sign_off)    // {"adult_eligibility", "assessment_adult", "risk", ...}
//   if (const State* back = SigningOf(at, "adult_eligibility")) decision = SignAgain(at, *back, now);
//
// A signature stands for what it was given on: the forms that the requirements of the proposal and of the signature
// read, themselves or by a decision, the proposal's own form, and what the next step asks or writes to people. Nothing
// in a pathway names them. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/pathway/engine.h"

namespace caseway::pathway {

// The id and the title of the move back.
inline constexpr char kChangedAfterSignOff[] = "changed_after_sign_off";
inline constexpr char kChangedTitle[] = "Changed after sign-off: to be signed off again";

// Whether the action is a second person's yes to what the state awaits: what asks for words is their no.
bool Signs(const State& state, const Action& action);
// Whether only a second person writes the form, as an answer to what others wrote: it makes nobody an author of the
// work.
bool IsSecondPersons(const Definition& definition, const std::string& form);
// Ids of the forms that a signature given in this state rests on, in order.
std::vector<std::string> FormsSigned(const Bundle& bundle, const State& signing);
// Ids of the forms that a letter quotes, itself or by a decision.
std::vector<std::string> FormsQuoted(const Bundle& bundle, const Letter& letter);
// The state in which the form was signed and to which a case that has gone on from there goes back when it is changed:
// null where no signature rests on it, where the present stage has it written anew, and before it was signed.
const State* SigningOf(const CaseAt& at, const std::string& form);
// The move back: whoever held the case keeps it, and an ended one is open again. Errors: none of a checked pathway.
Decision SignAgain(const CaseAt& at, const State& signing, Instant now);
// Of a case that was sent back so: the forms changed since they were signed. Empty for any other.
std::vector<std::string> ChangedSinceSigned(const CaseAt& at);
// Of a case that was sent back so: what was asked of it when it was first brought there, and does not hold now.
std::vector<Unmet> UnmetBeforeSigning(const CaseAt& at, Instant now);

}  // namespace caseway::pathway
