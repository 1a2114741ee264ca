using OrleansNotify.Faults.Injection;
using Xunit.Abstractions;

namespace OrleansNotify.Faults;

/// <summary>One round of the harness: a silo and PostgreSQL are killed. The long ones are started by hand, <c>./test faults --help</c>.</summary>
public sealed class ShortRunTests(ITestOutputHelper output)
{
    private const int Seed = 1;

    [SkippableFact]
    public async Task EveryInvariantHoldsWhenASiloAndPostgresAreKilled()
    {
        var plan = new RunPlan(Programs.Bin, Seed, [Catalogue.Of("F1"), Catalogue.Of("F7")]) { PerSecond = 30 };

        var result = await new FaultRun(plan, output.WriteLine).Run();

        foreach (var finding in result.Findings)
        {
            output.WriteLine(finding.ToString());
        }

        Assert.True(result.IsRight, $"{string.Join('\n', result.Broken)}\n{result.Folder}");
    }
}
