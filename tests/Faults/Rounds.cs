using OrleansNotify.Faults.Injection;
using OrleansNotify.Faults.Ledgers;

namespace OrleansNotify.Faults;

/// <summary>One seed after the other.</summary>
internal static class Rounds
{
    public static async Task<bool> Run(FaultOptions options)
    {
        var isRight = true;
        foreach (var fault in Catalogue.All.Where(fault => fault.Missing is not null))
        {
            Console.WriteLine($"not here: {fault.Id} {fault.What}: {fault.Missing}");
        }

        for (var seed = options.Seed; seed < options.Seed + options.Rounds; seed++)
        {
            var faults = Choose(options.Faults, new Random(seed));
            Console.WriteLine($"seed {seed}: {string.Join(", ", faults.Select(fault => $"{fault.Id} ({fault.What})"))}");
            var plan = new RunPlan(Programs.Bin, seed, faults)
            {
                PerSecond = options.Rate,
                WarmUp = options.WarmUp,
                Bound = options.Bound,
                IsKept = options.IsKept,
                Directory = options.Directory,
            };
            var result = await new FaultRun(plan, line => Console.WriteLine($"    {line}")).Run();
            Print(result);
            Ledger.Append(options.Out, Ledger.Header, Ledger.Row(result));
            isRight &= result.IsRight;
        }

        return isRight;
    }

    public static void Print(RunResult result)
    {
        foreach (var finding in result.Findings)
        {
            Console.WriteLine($"    {finding}");
        }

        Console.WriteLine(result.IsRight ? "    right" : $"    WRONG; journal and logs are in {result.Folder}");
    }

    private static IReadOnlyList<Fault> Choose(string wanted, Random random)
    {
        var here = Catalogue.All.Where(fault => fault.Missing is null).ToList();
        return wanted switch
        {
            "" => Catalogue.Pick(here, random),
            _ when Catalogue.Groups.TryGetValue(wanted, out var group) => Catalogue.Pick([.. group.Where(here.Contains)], random),
            _ => [.. wanted.Split(',').Select(Catalogue.Of)],
        };
    }
}
