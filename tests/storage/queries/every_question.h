// EveryQuestion: asks a record all it can be asked, so that every statement has been prepared and run.
#pragma once

#include "core/ports/record.h"

namespace caseway::tests {

inline void AskPeople(PeopleReading& people, PersonId person, const Viewer& viewer, Date today) {
  const auto known = people.Find(person);
  people.ByNhsNumber("9990000018");
  PersonQuery query;
  for (const auto& words : {"smi", "smith gra", "zzsmyth grece"}) {
    query.words = words;
    people.Search(query, viewer);
  }
  query.words.clear();
  query.postcode = "WH1";
  people.Search(query, viewer);
  query.born = today;
  people.Search(query, viewer);
  query.nhs_number = "9990000018";
  people.Search(query, viewer);
  if (known) people.NearMatches(*known, viewer);
  Person unknown;
  unknown.last_name = "Smith", unknown.nhs_number = "9990000018";
  people.NearMatches(unknown, viewer);
  people.Alerts(person, today), people.CommunicationNeeds(person), people.MoveToCome(person),
      people.Relationships(person, viewer);
  people.AtSameAddress(person, viewer), people.Chronology(person, viewer, 0, 20, ""),
      people.Attachments(person, viewer);
  people.PossibleDuplicates(10, 0), people.PossibleDuplicateCount(), people.HasOpenDuplicate(person);
  people.DuplicateAnswered(person, PersonId{1}), people.ContactsInTwelveMonths(person, today);
}

inline void AskCases(CasesReading& cases, CaseId id, PersonId person, const Viewer& viewer, Instant now) {
  cases.Find(id), cases.OfPerson(person, viewer), cases.OpenPathways(person), cases.SafeguardingMarker(person, viewer);
  cases.WorksWith(person, viewer.user, {TeamId{1}});
  cases.Clocks(id), cases.LatestForms(id), cases.LatestFormHeads(id), cases.AnswersOf(FormId{3}, 1),
      cases.FormVersions(id, "plan"), cases.FormOf(id, "plan"), cases.Items(id);
  cases.LateItems({id, CaseId{id.value + 1}}, LondonDate(now));
  cases.Parties(id), cases.Linked(id, viewer), cases.Letters(id), cases.Letter(LetterId{3}), cases.Attachments(id);
  cases.Attachment(AttachmentId{3}), cases.Chronology(id, 0, 20), cases.Contact(ContactId{3});
  cases.ContactByExternalRef("R-1"), cases.CaseOfContact(ContactId{3}), cases.HasAccess(id, viewer.user, now);
  cases.Pauses(id), cases.RecentCases(person, "safeguarding", now), cases.Facts(person, viewer);
}

inline void AskWork(WorkReading& work, TeamId team, const Viewer& viewer, Instant now) {
  const WorkClock clock{now, EndOfLondonDay(LondonDate(now)), now + std::chrono::hours(140)};
  const BoardQuery council{TeamId{}, "", now, LondonDate(now - std::chrono::hours(24 * 60)), LondonDate(now)};
  BoardQuery of_team = council;
  of_team.team = team;
  for (const bool with_managers : {false, true}) {
    const WorkFilter filter{.with_managers = with_managers};
    work.Mine(viewer.user, filter, clock);
  }
  for (const bool unallocated : {false, true}) {
    work.OfTeam(team, unallocated, {}, clock, viewer), work.TeamCounts(team, unallocated, {}, clock, viewer);
  }
  work.Awaiting({team}, viewer.user, {}, viewer), work.Awaiting({}, viewer.user, {}, viewer);
  work.OfferedTo({team}, viewer.user, viewer), work.Caseloads(team, now), work.OpenCasesOf(viewer.user);
  work.SafeguardingHub({.pathway = "safeguarding",
                        .not_safe = {"state_3"},
                        .unanswered = {"state_4"},
                        .undecided = {"state_0", "state_1"},
                        .plans = {"state_2"},
                        .danger = {"to_end"},
                        .with_others = {"meeting"},
                        .meetings = {"meeting", "plan"},
                        .long_since = now},
                       viewer);
  for (const auto& query : {council, of_team}) {
    work.Board(query, viewer);
    for (const char* figure : {"open", "overdue", "completed"}) {
      work.BoardCasesOf(query, {"referral", "", figure}, viewer, 25, 0);
      work.BoardCasesOf(query, {"referral", "state_1", figure}, viewer, 25, 0);
    }
    work.BoardCasesOf(query, {"", "", "open"}, viewer, 25, 0);
    BoardQuery of_clock = query;
    of_clock.pathway = "assessment";
    work.ClockTimes(of_clock, "former_ni_132", viewer), work.CasesByClock(of_clock, "former_ni_132", viewer, 25, 0);
    work.Rate(of_clock, "statement", viewer), work.CasesOfRate(of_clock, "statement", RatedFirst::kMet, viewer, 25, 0);
  }
  work.PossibleBreaches(viewer, 25, 0), work.HasProvisionalDates();
  work.AccessTaken(now - std::chrono::hours(24), 10, viewer);
  work.ImportExceptions(true, 10, 0), work.ImportExceptions(false, 10, 0), work.ImportException(ImportExceptionId{1});
  work.HasImportException("f", 1, "{}"), work.ImportExceptionCount(),
      work.DueForSystem("referral", "state_1", now, CaseId{}, 10);
}

inline void AskCouncil(CouncilReading& council, UserId user, TeamId team) {
  council.User(user), council.UserByName("u1"), council.Users(), council.MembersOf(team), council.Team(team);
  council.Proposals();
  council.TeamByKey("team-1"), council.Teams(), council.Settings(), council.Property("council_name");
}

}  // namespace caseway::tests
