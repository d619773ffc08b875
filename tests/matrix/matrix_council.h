// MatrixCouncil: a council in which every role stands in every way to a case and to a person, for asking each of its
// pages.
//
//   MatrixCouncil all;
//   const Asked asked = all.Ask("POST /cases/{case}/notes", "type=call&text=Rang.", all.Of("adviser"),
//   Stands::kSealed); asked.answer.status -> 404;  asked.moved -> false
//
// Each of the five teams that has members holds one case for each way to stand but kOther, which is a case of the next
// team. All are carers' assessments under way, unallocated, with a submitted form, a letter and a broken glass. The
// person stands kPlain or kDeclared; nobody's case is about them. Threads: the test's own.
#pragma once

#include <map>
#include <string>

#include "core/casework/people.h"
#include "storage/sqlite/queries/erasures.h"
#include "tests/support/page_test.h"

namespace caseway::tests {

// How somebody stands to the record that is asked for.
enum class Stands {
  kPlain,            // their own team's case, or a person who is nothing to them
  kOther,            // another team's
  kDeclared,         // about somebody declared as close
  kRestricted,       // standard, and not named on it
  kRestrictedNamed,  // standard, and named
  kSealed,           // sealed, and not named
  kSealedNamed,      // sealed, and named
  kRaised,           // a concern that they raised themselves, about somebody declared as close
  kRaisedByOther     // one that somebody else raised
};
// What waits in a queue is asked for first by those who may not take it.
inline constexpr Stands kStandsToCases[] = {Stands::kOther,      Stands::kPlain,           Stands::kDeclared,
                                            Stands::kRestricted, Stands::kRestrictedNamed, Stands::kSealed,
                                            Stands::kSealedNamed};
const char* InWords(Stands stands);

struct Asked {
  http::Response answer;
  bool moved = false;  // whether anything was kept by it but its row in the audit
};

class MatrixCouncil : public PageTest {
 public:
  MatrixCouncil();

  Actor Of(const std::string& role) { return council.Again(council.As(role)); }
  // Asks as this actor (without a user: nobody is signed in), the ids of the pattern and of what is said put in.
  Asked Ask(const std::string& name, const std::string& said, const Actor& actor, Stands stands);
  // A person and a case like the plain ones that nobody has asked for yet, in the team of this actor.
  void MakeAnew(const Actor& actor);

 private:
  // What stands in addresses, by its name there.
  using Ids = std::map<std::string, std::string>;
  Ids PersonIds();
  Ids CaseIds(const std::string& team, Stands stands);
  void Restrict(CaseId id, Stands stands);
  void AskErasure(PersonId person);
  void Declare(const Actor& actor, const Ids& person);
  Ids ConcernBy(const Actor& actor);
  Ids CouncilIds();
  const Ids& CaseFor(const Actor& actor, Stands stands);
  std::string Filled(const std::string& text, const Actor& actor, Stands stands);
  std::string Kept();

  storage::SqliteErasureReader erasures_{council.database()};
  Actor worker_ = council.As("social-worker", 2);
  std::map<std::pair<std::string, Stands>, Ids> cases_;
  std::map<Stands, Ids> people_;
  std::map<std::string, Ids> raised_;  // by role; "": by somebody else
  Ids ids_;
};

}  // namespace caseway::tests
