// Permission: what a role may do at all. Which records it may do it to is May() in core/access/may.h.
//
// The ids are those of workflows/roles.toml; a role holds a set of them, and a route names one. Deny by default: a role
// without a permission has no way round it. Threads: constants.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace caseway::access {

enum class Permission {
  kSignedIn,           // any account: own pages, sign out
  kFindPerson,         // find a person
  kSeePerson,          // see a person's record
  kSeeMarker,          // see alerts and open-case markers
  kAddPerson,          // add a person
  kChangePerson,       // change a person's details
  kMergePeople,        // say that two records are one person
  kSeeKeySafe,         // see a key-safe number
  kRaiseConcern,       // raise a safeguarding concern
  kOpenCase,           // open a case by hand
  kSeeCase,            // see a case
  kWorkCase,           // work on a case
  kWriteNote,          // write a note
  kPrint,              // print and copy out
  kAllocate,           // allocate work
  kHandOver,           // offer and answer a hand-over
  kMarkInError,        // mark a note, form or case in error
  kSeeRestricted,      // see restricted safeguarding content
  kSealCase,           // restrict or seal a case
  kBreakGlass,         // break glass
  kReadForAudit,       // read cases for practice audit
  kImportReferrals,    // bring in referrals from a file
  kSeeDuplicates,      // see possible duplicates
  kSeeTeamWork,        // see the team's work
  kSeeHub,             // see the safeguarding hub
  kSeeBoard,           // see the manager's board
  kSeeCouncilFigures,  // see figures for the whole council
  kSeePathways,        // see the pathways
  kManageUsers,        // manage accounts
  kManageTeams,        // manage teams
  kManageSettings,     // manage dated settings
  kSeeAudit,           // see the audit
  kErase,              // erase by law
  kSeeBreaches,        // see possible breaches
};

struct PermissionName {
  Permission permission;
  std::string_view id;
};

// clang-format off
inline constexpr std::array<PermissionName, 34> kPermissionNames = {{
    {Permission::kSignedIn, "signed_in"},
    {Permission::kFindPerson, "find_person"},
    {Permission::kSeePerson, "see_person"},
    {Permission::kSeeMarker, "see_marker"},
    {Permission::kAddPerson, "add_person"},
    {Permission::kChangePerson, "change_person"},
    {Permission::kMergePeople, "merge_people"},
    {Permission::kSeeKeySafe, "see_key_safe"},
    {Permission::kRaiseConcern, "raise_concern"},
    {Permission::kOpenCase, "open_case"},
    {Permission::kSeeCase, "see_case"},
    {Permission::kWorkCase, "work_case"},
    {Permission::kWriteNote, "write_note"},
    {Permission::kPrint, "print"},
    {Permission::kAllocate, "allocate"},
    {Permission::kHandOver, "hand_over"},
    {Permission::kMarkInError, "mark_in_error"},
    {Permission::kSeeRestricted, "see_restricted"},
    {Permission::kSealCase, "seal_case"},
    {Permission::kBreakGlass, "break_glass"},
    {Permission::kReadForAudit, "read_for_audit"},
    {Permission::kImportReferrals, "import_referrals"},
    {Permission::kSeeDuplicates, "see_duplicates"},
    {Permission::kSeeTeamWork, "see_team_work"},
    {Permission::kSeeHub, "see_hub"},
    {Permission::kSeeBoard, "see_board"},
    {Permission::kSeeCouncilFigures, "see_council_figures"},
    {Permission::kSeePathways, "see_pathways"},
    {Permission::kManageUsers, "manage_users"},
    {Permission::kManageTeams, "manage_teams"},
    {Permission::kManageSettings, "manage_settings"},
    {Permission::kSeeAudit, "see_audit"},
    {Permission::kErase, "erase"},
    {Permission::kSeeBreaches, "see_breaches"},
}};
// clang-format on

constexpr std::string_view NameOf(Permission permission) {
  return kPermissionNames[static_cast<std::size_t>(permission)].id;
}

constexpr std::optional<Permission> ParsePermission(std::string_view id) {
  for (const auto& entry : kPermissionNames) {
    if (entry.id == id) return entry.permission;
  }
  return std::nullopt;
}

}  // namespace caseway::access
