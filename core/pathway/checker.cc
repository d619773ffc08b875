#include "core/pathway/checker.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

// The checks of what all pathways share.
class CouncilCheck {
 public:
  CouncilCheck(const Library& library, Report& report) : library_(library), report_(report) {}

  void Run() const {
    for (const auto& [id, role] : library_.roles) CheckRole(role);
    for (const auto& [id, team] : library_.council.teams) CheckTeam(team);
    for (const auto& [id, list] : library_.codes) NoteUnconfirmed(list);
  }

 private:
  template <class Map>
  void CheckKnown(const Place& place, const std::string& name, const Map& known, std::string code,
                  std::string_view kind) const {
    if (name.empty() || known.count(name)) return;
    report_.faults.push_back(
        {place, std::move(code), fmt::format("There is no {} “{}”.{}", kind, name, DidYouMean(name, KeysOf(known)))});
  }

  void CheckRole(const Role& role) const {
    if (role.permissions.empty())
      report_.faults.push_back({role.written.Of("permissions"), "PW-NO-PERMISSION",
                                fmt::format("The role “{}” may do nothing: give it permissions.", role.id)});
    for (std::size_t i = 0; i < role.permissions.size(); ++i)
      CheckKnown(role.written.Of(fmt::format("permissions.{}", i)), role.permissions[i], library_.permissions,
                 "PW-UNKNOWN-PERMISSION", "permission");
    NoteGivenAlone(role);
  }

  // Who makes accounts and reads no case could make themselves one that does.
  void NoteGivenAlone(const Role& role) const {
    const auto& holds = role.permissions;
    if (role.four_eyes || std::find(holds.begin(), holds.end(), "see_restricted") == holds.end()) return;
    report_.notes.push_back({role.written.Of("permissions"), "PW-GIVEN-ALONE",
                             fmt::format("The role “{}” sees restricted cases and one administrator alone can give it: "
                                         "four_eyes = true would ask for two.",
                                         role.id)});
  }

  void CheckTeam(const Team& team) const {
    CheckKnown(team.written.Of("calendar"), team.calendar, library_.council.calendars, "PW-UNKNOWN-CALENDAR",
               "calendar");
    CheckKnown(team.written.Of("manager"), team.manager, library_.roles, "PW-UNKNOWN-ROLE", "role");
    for (std::size_t i = 0; i < team.takes.size(); ++i)
      CheckKnown(team.written.Of(fmt::format("takes.{}", i)), team.takes[i], library_.live(), "PW-UNKNOWN-PATHWAY",
                 "pathway");
    const auto bands = library_.codes.find("urgency-bands");
    if (bands == library_.codes.end()) return;
    for (std::size_t i = 0; i < team.bands.size(); ++i) {
      if (!bands->second.Find(team.bands[i]))
        report_.faults.push_back({team.written.Of(fmt::format("bands.{}", i)), "PW-UNKNOWN-CODE",
                                  fmt::format("There is no urgency band “{}”.", team.bands[i])});
    }
  }

  void NoteUnconfirmed(const forms::CodeList& list) const {
    for (const forms::Code& code : list.codes) {
      for (const forms::Wording& wording : code.wordings) {
        if (wording.unconfirmed)
          report_.notes.push_back({code.written.Of(wording.collection), "PW-UNCONFIRMED",
                                   fmt::format("“{}” for {} of {} is not confirmed.", wording.wording,
                                               wording.collection, wording.release)});
      }
    }
  }

  const Library& library_;
  Report& report_;
};

void CheckBundle(const BundleCheck& check) {
  CheckStates(check);
  CheckExits(check);
  CheckLoops(check);
  CheckActions(check);
  CheckDates(check);
  CheckConditions(check);
  CheckRules(check);
  CheckQuestions(check);
  CheckAnswers(check);
  CheckMissing(check);
  CheckLetters(check);
  CheckDecisions(check);
  CheckUses(check);
  CheckPowers(check);
  CheckRepeats(check);
  CheckArrivals(check);
  CheckCodes(check);
  CheckSettingsUse(check);
  CheckOrder(check);
  CheckOpenings(check);
  CheckListed(check);
  CheckSeals(check);
  CheckMeasures(check);
}

void SortByPlace(Faults& faults) {
  std::stable_sort(faults.begin(), faults.end(),
                   [](const Fault& a, const Fault& b) { return forms::Before(a.place, b.place); });
}

}  // namespace

Report Check(const Library& library, std::optional<Date> today) {
  Report report;
  CouncilCheck(library, report).Run();
  CheckSharedRepeats(library, report);
  CheckFacts(library, report);
  CheckSharedRules(library, report);
  NoteUnusedSettings(library, report);
  CheckProgramLists(library, report);
  for (const auto& [id, bundle] : library.live()) {
    CheckBundle(BundleCheck(library, *bundle, today, report));
    ++report.counts.pathways;
    report.counts.forms += static_cast<int>(bundle->forms.size());
    report.counts.decisions += static_cast<int>(bundle->decisions.size());
  }
  SortByPlace(report.faults);
  SortByPlace(report.notes);
  return report;
}

}  // namespace caseway::pathway
