#include <iostream>

#include "app/command_line/commands.h"

namespace caseway::app {
void AddUserCommands(CommandLine& line) {
  static UserOptions options;
  auto* user = line.app.add_subcommand("user", "Accounts of staff");
  user->require_subcommand(1);
  for (const auto& [deed, help] :
       {std::pair{"add", "add somebody and print their set-up link"}, std::pair{"link", "a new set-up link"},
        std::pair{"confirm", "confirm what one administrator proposed and nobody else can"},
        std::pair{"disable", "end an account; its cases go back to the queue"}, std::pair{"list", "who there is"}}) {
    auto* command = AddCommand(
        line, deed, help,
        [&line, deed = std::string(deed)] {
          line.Fill(options);
          options.deed = deed;
          return RunUser(options, std::cout, std::cerr);
        },
        user);
    OnRecord(line, command);
    if (std::string(deed) != "list") command->add_option("user_name", options.user_name, "user name")->required();
    if (std::string(deed) == "link")
      command->add_flag("--new-key", options.new_key, "the key of this record is lost: everybody sets up again");
    if (std::string(deed) != "add") continue;
    command->add_option("--name", options.name, "full name");
    command->add_option("--role", options.roles, "role; may be given again")->required();
    command->add_option("--team", options.teams, "team; the first is their own");
  }
}

}  // namespace caseway::app
