// Person: someone the council knows, perhaps by little: every part of a name, birth date or address may be unknown
// (P37).
//
// Not the record about them (core/ports/people_reading.h), nor how near matches are found (core/people/matching.h).
// Threads: a value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dates.h"
#include "core/document.h"
#include "core/ids.h"
#include "core/sensitive.h"

namespace caseway {

// A fact kept for every person. Text fields are empty when not known; how people typed them, trimmed.
struct Person {
  PersonId id;
  std::string title;  // "Mrs"
  std::string first_names;
  std::string last_name;
  std::string preferred_name;  // what they like to be called
  ApproximateDate born;
  std::string gender;      // code of codes/genders
  std::string nhs_number;  // ten digits without spaces, checked, or ""
  std::string address;     // lines separated by \n; "No fixed abode" is allowed
  std::string postcode;    // normal form "WH3 9AR", or ""
  std::string phone;
  std::string email;
  std::string gp_practice;             // ODS code, "P80475"
  std::string language;                // first language, "" English or not known
  std::string residence;               // council responsible (ordinary residence); "" ours
  std::string primary_support_reason;  // code, last confirmed at sign-off (P22)
  bool provisional = false;            // worked and safeguarded before identity is certain (P37)
  bool identity_to_confirm = false;    // a known NHS number came with another birth date and surname (P39)
  std::optional<Date> died;
  PersonId merged_into;  // none unless this record was found to be someone else's (P41)

  // "Amina Brontë", "Brontë (first name not known)", "Name not known".
  std::string DisplayName() const;
};

// Members named as the fields; empty ones left out. FromDocument ignores what it does not know.
Document ToDocument(const Person& person);
Person PersonFromDocument(const Document& document);
// Overwrites the fields that `changes` names.
void ApplyChanges(Person& person, const Document& changes);

// What `kept` does not say of itself and `joined` does: taken over when the two are found to be one person, a death
// above all (P41). An address goes over whole, or not at all. Nothing that is said is overwritten.
Document LackedBy(const Person& kept, const Person& joined);

// What a worker must see before anything else (P45). Code of codes/alerts.
struct Alert {
  std::int64_t key = 0;
  std::string code;
  std::string text;
  std::string source;
  Date since{};
  std::optional<Date> review;
  std::optional<Date> expires;
};

// Accessible Information Standard, DAPB1605 (P46).
struct CommunicationNeed {
  std::string need;    // code of codes/communication-needs
  std::string format;  // code of codes/formats
  std::string detail;
  std::optional<Date> reviewed;
};

// One tie between two people, listed both ways (P51). `kind` is a code of codes/relationships, read from `from` to
// `to`.
struct Relationship {
  PersonId person;
  PersonId other;
  std::string other_name;  // as shown; empty where the viewer may not know
  std::string kind;        // "carer", "daughter", "attorney-welfare"
  bool outgoing = true;    // false: the other person stated it
  bool emergency_contact = false;
  bool next_of_kin = false;
  bool authority_seen = false;  // an attorney's or deputy's document was seen (P15)
  std::string safe_contact;
  Date since{};
  std::optional<Date> until;
};

}  // namespace caseway
