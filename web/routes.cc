// The whole surface of the program, readable top to bottom: method, path, permission, handler.
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/council/council_handlers.h"
#include "web/handlers/handlers.h"
#include "web/handlers/session/session_handlers.h"
#include "web/handlers/work/work_handlers.h"
#include "web/route.h"

namespace caseway::web {

using access::Permission;

const std::vector<Route>& Routes() {
  // clang-format off
  static const std::vector<Route> routes = {
      // the doors
      PublicGet("/sign-in", ShowSignIn),
      PublicPost("/sign-in", SignIn),
      PublicGet("/set-up/{token}", ShowSetUp),
      PublicPost("/set-up/{token}", SetUp),
      PublicGet("/demonstration/{token}", ShowDemonstrationLink),
      PublicPost("/demonstration/{token}", UseDemonstrationLink),
      PublicGet("/accessibility", ShowAccessibility),
      Post("/sign-out", Permission::kSignedIn, SignOut),
      Post("/keep-alive", Permission::kSignedIn, KeepAlive),
      Get("/account", Permission::kSignedIn, ShowAccount),
      Post("/account/declarations", Permission::kSignedIn, DeclareSomeoneClose),

      // work
      Get("/", Permission::kSignedIn, ShowMyWork),
      Get("/work", Permission::kWorkCase, ShowMyWork),
      Get("/decisions", Permission::kWorkCase, ShowDecisions),
      Get("/team", Permission::kSeeTeamWork, ShowTeam),
      Post("/team/allocation", Permission::kAllocate, AllocateTogether),
      Post("/team/reassignment", Permission::kAllocate, ReassignWorker),
      Get("/safeguarding", Permission::kSeeHub, ShowHub),
      Get("/board", Permission::kSeeBoard, ShowBoard),
      Get("/board/cases", Permission::kSeeCase, ShowBoardCases),
      Get("/board/cases.csv", Permission::kSeeCase, DownloadBoardCases),
      Get("/board/assessment-times", Permission::kSeeCase, ShowAssessmentTimes),
      Get("/work/next", Permission::kWorkCase, ShowNextInMyWork),
      Get("/arrivals", Permission::kImportReferrals, ShowArrivals),
      Post("/arrivals/files", Permission::kImportReferrals, LoadArrivals),
      Get("/arrivals/{row}", Permission::kImportReferrals, ShowArrival),
      Post("/arrivals/{row}/correction", Permission::kImportReferrals, CorrectArrival),
      Post("/arrivals/{row}/dismissal", Permission::kImportReferrals, DismissArrival),

      // people
      Get("/people", Permission::kFindPerson, ShowPeople),
      Get("/people/new", Permission::kAddPerson, ShowAddPerson),
      Post("/people/new", Permission::kAddPerson, AddPerson),
      Get("/people/{person}", Permission::kSeePerson, ShowPerson),
      Post("/people/{person}/notes", Permission::kWriteNote, WritePersonNote),
      Post("/people/{person}/unmerge", Permission::kMergePeople, UnmergePerson),
      Get("/people/{person}/chronology", Permission::kSeePerson, ShowPersonChronology),
      Get("/people/{person}/notes/{entry}/error", Permission::kMarkInError, ShowStrikeNote),
      Post("/people/{person}/notes/{entry}/error", Permission::kMarkInError, StrikeNote),
      Get("/people/{person}/details", Permission::kSeePerson, ShowPersonDetails),
      Post("/people/{person}/details", Permission::kChangePerson, ChangePersonDetails),
      Get("/people/{person}/alerts", Permission::kSeePerson, ShowAlerts),
      Post("/people/{person}/alerts", Permission::kChangePerson, AddAlert),
      Post("/people/{person}/alerts/{alert}/end", Permission::kChangePerson, EndAlert),
      Post("/people/{person}/alerts/{alert}/reveal", Permission::kSeeKeySafe, RevealKeySafe),
      Get("/people/{person}/needs", Permission::kSeePerson, ShowNeeds),
      Post("/people/{person}/needs", Permission::kChangePerson, RecordNeeds),
      Get("/people/{person}/death", Permission::kChangePerson, ShowDeath),
      Post("/people/{person}/death", Permission::kChangePerson, RecordDeath),
      Get("/people/{person}/move", Permission::kChangePerson, ShowMove),
      Post("/people/{person}/move", Permission::kChangePerson, RecordMove),
      Get("/people/{person}/around", Permission::kSeePerson, ShowPeopleAround),
      Post("/people/{person}/around", Permission::kChangePerson, ChangePeopleAround),
      Get("/people/{person}/files", Permission::kSeePerson, ShowFiles),
      Post("/people/{person}/files", Permission::kWriteNote, AttachFileToPerson),
      Get("/people/{person}/print", Permission::kPrint, PrintPerson),
      Get("/people/{person}/cases/new", Permission::kOpenCase, ShowOpenCase),
      Post("/people/{person}/cases/new", Permission::kOpenCase, OpenCaseFor),
      Get("/attachments/{attachment}", Permission::kSeePerson, DownloadAttachment),
      Get("/duplicates", Permission::kSeeDuplicates, ShowDuplicates),
      Post("/duplicates", Permission::kMergePeople, AnswerDuplicate),
      Get("/contacts/new", Permission::kOpenCase, ShowLogContact),
      Post("/contacts/new", Permission::kOpenCase, LogContact),
      Get("/concerns/new", Permission::kRaiseConcern, ShowRaiseConcern),
      Post("/concerns/new", Permission::kRaiseConcern, RaiseConcern),
      Get("/concerns/{case}/receipt", Permission::kRaiseConcern, ShowConcernReceipt),

      // cases
      Get("/cases/{case}", Permission::kSeeCase, ShowCase),
      Get("/cases/{case}/actions/{action}", Permission::kWorkCase, ShowAction),
      Post("/cases/{case}/actions/{action}", Permission::kWorkCase, TakeAction),
      Get("/cases/{case}/forms/{form}", Permission::kSeeCase, ShowForm),
      Post("/cases/{case}/forms/{form}", Permission::kWorkCase, WriteForm),
      Post("/cases/{case}/forms/{form}/draft", Permission::kWorkCase, AutosaveForm),
      Get("/cases/{case}/forms/{form}/versions/{version}", Permission::kSeeCase, ShowFormVersion),
      Post("/cases/{case}/forms/{form}/versions/{version}/error", Permission::kMarkInError, MarkFormVersionInError),
      Get("/cases/{case}/history", Permission::kSeeCase, ShowCaseHistory),
      Get("/cases/{case}/print", Permission::kPrint, PrintCase),
      Get("/cases/{case}/letters/{letter}", Permission::kSeeCase, ShowLetter),
      Post("/cases/{case}/letters/{letter}", Permission::kWorkCase, GiveLetter),
      Post("/cases/{case}/notes", Permission::kWriteNote, WriteCaseNote),
      Post("/cases/{case}/files", Permission::kWriteNote, AttachCaseFile),
      Post("/cases/{case}/take", Permission::kWorkCase, TakeCase),
      Get("/cases/{case}/owner", Permission::kAllocate, ShowAllocate),
      Post("/cases/{case}/owner", Permission::kAllocate, AllocateCase),
      Get("/cases/{case}/handover", Permission::kHandOver, ShowHandover),
      Post("/cases/{case}/handover", Permission::kHandOver, OfferHandover),
      Post("/cases/{case}/handover/answer", Permission::kHandOver, AnswerHandover),
      Get("/cases/{case}/look-again", Permission::kWorkCase, ShowLookAgain),
      Post("/cases/{case}/look-again", Permission::kWorkCase, LookAgain),
      Get("/cases/{case}/version", Permission::kAllocate, ShowChangeVersion),
      Post("/cases/{case}/version", Permission::kAllocate, ChangeVersion),
      Get("/cases/{case}/band", Permission::kWorkCase, ShowBand),
      Post("/cases/{case}/band", Permission::kWorkCase, ChangeBand),
      Get("/cases/{case}/restriction", Permission::kSealCase, ShowRestriction),
      Post("/cases/{case}/restriction", Permission::kSealCase, ChangeRestriction),
      Get("/cases/{case}/break-glass", Permission::kBreakGlass, ShowBreakGlass),
      Post("/cases/{case}/break-glass", Permission::kBreakGlass, BreakGlass),
      Get("/cases/{case}/error", Permission::kMarkInError, ShowCaseInError),
      Post("/cases/{case}/error", Permission::kMarkInError, MarkCaseInError),
      Get("/cases/{case}/parties", Permission::kWorkCase, ShowAddParty),
      Post("/cases/{case}/parties", Permission::kWorkCase, AddParty),
      Get("/cases/{case}/links", Permission::kWorkCase, ShowLinkCase),
      Post("/cases/{case}/links", Permission::kWorkCase, LinkCase),

      // the council
      Get("/users", Permission::kManageUsers, ShowUsers),
      Post("/users", Permission::kManageUsers, AddUser),
      Get("/users/new", Permission::kManageUsers, ShowNewUser),
      Get("/users/{user}", Permission::kManageUsers, ShowUser),
      Post("/users/{user}", Permission::kManageUsers, ChangeUser),
      Post("/users/{user}/disabling", Permission::kManageUsers, DisableUser),
      Post("/users/{user}/enabling", Permission::kManageUsers, EnableUser),
      Post("/users/{user}/set-up-link", Permission::kManageUsers, MakeSetUpLink),
      Get("/teams", Permission::kManageTeams, ShowTeams),
      Post("/teams", Permission::kManageTeams, AddTeam),
      Get("/teams/{team}", Permission::kManageTeams, ShowTeamDetails),
      Post("/teams/{team}", Permission::kManageTeams, ChangeTeamDetails),
      Get("/settings", Permission::kManageSettings, ShowSettings),
      Get("/settings/{setting}", Permission::kManageSettings, ShowSetting),
      Post("/settings/{setting}", Permission::kManageSettings, AddSettingValue),
      Get("/calendars", Permission::kManageSettings, ShowCalendars),
      Get("/erasures", Permission::kErase, ShowErasures),
      Post("/erasures", Permission::kErase, AskForErasure),
      Get("/erasures/{person}", Permission::kErase, ShowErasure),
      Post("/erasures/{person}", Permission::kErase, CarryOutErasure),
      Post("/erasures/{person}/withdrawal", Permission::kErase, WithdrawErasure),
      Get("/pathways", Permission::kSeePathways, ShowPathways),
      Get("/pathways/{pathway}", Permission::kSeePathways, ShowPathway),
      Get("/audit", Permission::kSeeAudit, ShowAudit),
  };
  // clang-format on
  return routes;
}

}  // namespace caseway::web
