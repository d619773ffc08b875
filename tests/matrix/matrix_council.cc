#include "tests/matrix/matrix_council.h"

#include <algorithm>
#include <stdexcept>

#include "app/erase_person.h"
#include "web/http/decoding.h"

namespace caseway::tests {
namespace {

constexpr std::size_t kMostFields = 100;
const std::string kTeams[] = {"access-team", "emergency-duty-team", "locality-north", "occupational-therapy",
                              "safeguarding-hub"};

// The one after it, the first again after the last.
const std::string& NextTeam(const std::string& team) {
  const auto at = std::find(std::begin(kTeams), std::end(kTeams), team);
  return at + 1 == std::end(kTeams) ? kTeams[0] : *(at + 1);
}

http::Fields FieldsOf(const std::string& said) {
  const auto fields = http::ParseForm(said, kMostFields);
  if (!fields) throw std::runtime_error("no server would take the form " + said);
  return *fields;
}

}  // namespace

const char* InWords(Stands stands) {
  switch (stands) {
    case Stands::kPlain: return "nothing in the way";
    case Stands::kOther: return "another team's";
    case Stands::kDeclared: return "a declared relative's";
    case Stands::kRestricted: return "restricted, not named";
    case Stands::kRestrictedNamed: return "restricted, named";
    case Stands::kSealed: return "sealed, not named";
    case Stands::kSealedNamed: return "sealed, named";
    case Stands::kRaised: return "raised by them";
    case Stands::kRaisedByOther: return "raised by somebody else";
  }
  return "";
}

MatrixCouncil::MatrixCouncil() {
  pages.service().erasures = &erasures_;
  pages.service().erase_person = [this](const std::string& command_id, const Actor& actor,
                                        const casework::EraseCommand& command) {
    return app::ErasePerson(council.database(), council.log(), council.DeedBy(actor), command_id, command, "");
  };
  people_[Stands::kPlain] = PersonIds();
  people_[Stands::kDeclared] = PersonIds();
  for (const auto& team : kTeams) {
    for (const Stands stands : kStandsToCases) {
      if (stands != Stands::kOther) cases_[{team, stands}] = CaseIds(team, stands);
    }
  }
  ids_ = CouncilIds();
  for (const auto& role : ShippedRoles().Roles()) {
    const Actor actor = council.As(role);
    Declare(actor, people_.at(Stands::kDeclared));
    for (const auto& team : kTeams) Declare(actor, cases_.at({team, Stands::kDeclared}));
    raised_[role] = ConcernBy(actor);
  }
  raised_[""] = ConcernBy(worker_);
}

void MatrixCouncil::MakeAnew(const Actor& actor) {
  people_[Stands::kPlain] = PersonIds();
  for (const auto& team : kTeams) {
    if (actor.In(council.Team(team))) cases_[{team, Stands::kPlain}] = CaseIds(team, Stands::kPlain);
  }
}

const MatrixCouncil::Ids& MatrixCouncil::CaseFor(const Actor& actor, Stands stands) {
  if (stands == Stands::kRaisedByOther) return raised_.at("");
  if (stands == Stands::kRaised) return raised_.at(actor.roles.front());
  for (const auto& team : kTeams) {
    if (!actor.user || actor.In(council.Team(team)))
      return stands == Stands::kOther ? cases_.at({NextTeam(team), Stands::kPlain}) : cases_.at({team, stands});
  }
  throw std::runtime_error(actor.name + " is in none of the teams");
}

std::string MatrixCouncil::Filled(const std::string& text, const Actor& actor, Stands stands) {
  Ids ids = ids_;
  for (const auto& id : people_.at(stands == Stands::kDeclared ? stands : Stands::kPlain)) ids[id.first] = id.second;
  if (text.find("/cases/") == 0 || text.find("{case}") != std::string::npos) {
    for (const auto& id : CaseFor(actor, stands)) ids[id.first] = id.second;
  }
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text[at] == '{' ? text.find('}', at) : std::string::npos;
    if (end == std::string::npos) {
      filled += text[at++];
      continue;
    }
    filled += ids.at(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return filled;
}

std::string MatrixCouncil::Kept() {
  auto& db = council.database().Reader();
  std::string kept;
  for (const char* table : {"event", "draft_delta", "blob", "one_time_link"})
    kept += std::to_string(db.Number(std::string("SELECT count(*) FROM ") + table)) + " ";
  return kept;
}

Asked MatrixCouncil::Ask(const std::string& name, const std::string& said, const Actor& actor, Stands stands) {
  const auto blank = name.find(' ');
  std::string target = Filled(name.substr(blank + 1), actor, stands);
  const std::string filled = Filled(said, actor, stands);
  const std::string before = Kept();
  Asked asked;
  if (name.substr(0, blank) == "GET") {
    if (!filled.empty()) target += "?" + filled;
    asked.answer = pages.Get(target, actor);
  } else if (const auto fields = FieldsOf(filled); fields.Has("file") && actor.user) {
    asked.answer = pages.PostFile(target, {}, {"file", "a.txt", "text/plain", "More."}, actor);
  } else {
    asked.answer = pages.Post(target, fields, actor);
  }
  asked.moved = Kept() != before;
  return asked;
}

}  // namespace caseway::tests
