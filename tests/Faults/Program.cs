using OrleansNotify.Faults;
using OrleansNotify.Faults.Controls;
using OrleansNotify.Faults.Scenarios;

try
{
    if (args.Contains("--help") || args.Contains("-h"))
    {
        Console.WriteLine(FaultOptions.Help);
        return 0;
    }

    var options = FaultOptions.Parse(args);
    var isRight = options.Scenario.Length > 0 ? await Scenario.Run(options)
        : options.Controls is { } names ? await ControlRuns.Run(names, options)
        : await Rounds.Run(options);
    return isRight ? 0 : 1;
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"faults: {e.Message} (./test faults --help)");
    return 2;
}
