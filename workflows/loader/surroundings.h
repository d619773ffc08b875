// Surroundings: what is known and done beside an invented council's pathways: alerts, needs, moves, files, hand-overs,
// broken glass, people recorded twice; and what waits on somebody's list on the day the council is loaded.
//
//   Surroundings around = ReadSurroundings(reader, library, faults);   // the tables of workflows/demonstration.toml
//
// Read with demonstration.toml (demonstration_file.h). Threads: a value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/pathway/bundle.h"
#include "workflows/loader/table_reader.h"

namespace caseway::loader {

struct Surroundings {
  struct Warning {
    std::string code, text, source;
  };
  struct Need {
    std::string need, format, detail;
  };
  struct Move {
    std::string kind, residence, address, postcode;  // no address: any other of the area
  };
  struct File {
    std::string name, text;
  };
  std::vector<Warning> alerts;
  std::vector<Need> needs;
  std::vector<Move> moves;
  std::vector<File> files;
  // In a thousand steps on a case.
  int alert = 0, move = 0, file = 0, hand_over = 0;
  int broken_glass = 0, looked_into = 0;               // of steps on a restricted case
  std::map<std::string, int, std::less<>> forms;       // written where the stage has it and nobody wrote it yet
  std::map<std::string, int, std::less<>> left_with;   // in a hundred: written before the stage that has it is left
  int need = 0, no_needs = 0, twins = 0;               // in a thousand people
  int least_twins = 0;                                 // of the first people, so that each council has some
  int refused = 0;                                     // in a hundred hand-overs
  std::vector<std::string> hand_over_words, refusals;  // of who offers, and of who sends it back
  std::vector<std::string> glass_words;                // why a restricted case is opened

  // Cases of one kind that stand on somebody's list on the last day.
  struct AtHand {
    std::string pathway, state;
    std::string team;                            // who has it, by key
    std::string holder;                          // the role of who holds it in that team; "": its queue
    std::string offered_to;                      // a hand-over to this team waits for an answer
    std::vector<std::string> forms;              // written there
    std::vector<std::string> to_come;            // dates of those forms that have not come yet, by question
    std::map<std::string, std::string> answers;  // of the form a concern is raised with
    int days = 7;                                // ago that it came
    int times = 1;
    bool broken_glass = false;  // somebody has opened it; nobody has looked into that
  };
  std::vector<AtHand> at_hand;
  std::string arrivals_by;            // the role that brings the last file in
  std::string arrivals_file;          // its name
  std::vector<std::string> arrivals;  // its lines; {day} is the day before the last
};

Surroundings ReadSurroundings(TableReader& root, const pathway::Library& library, pathway::Faults& faults);

}  // namespace caseway::loader
