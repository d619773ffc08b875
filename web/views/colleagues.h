// Colleagues: those who could be given work, as the same words in every list: name, own team, open work, away (F26).
//
//   Colleagues colleagues(visit, record);
//   colleagues.Words(user)      // "Grace Obi, Locality North, 12 open, 2 overdue, away"
//   colleagues.TeamOf(user)     // "Locality North"; "" for nobody's
//
// Each team's loads are read once. Threads: a page a call.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/ports/work_reading.h"
#include "web/visit.h"

namespace caseway::web {

class Colleagues {
 public:
  Colleagues(const Visit& visit, Record& record) : visit_(visit), record_(record) {}
  std::string Words(const UserRow& user);
  std::string TeamOf(const UserRow& user);

 private:
  struct Team {
    std::string title;
    std::vector<CaseloadRow> loads;
  };
  const Team& Read(const UserRow& user);

  const Visit& visit_;
  Record& record_;
  std::map<TeamId, Team> teams_;
};

// Whether their role works on cases at all: nobody else is offered as a worker.
bool WorksOnCases(const Visit& visit, const UserRow& user);

}  // namespace caseway::web
