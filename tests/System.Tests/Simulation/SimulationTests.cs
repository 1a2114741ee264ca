using System.Diagnostics;

namespace OrleansNotify.SystemTests.Simulation;

/// <summary>What <c>./run simulate</c> shows of messages to people.</summary>
public sealed class SimulationTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task TableSaysWhatCameOfEachMessageAndWhy()
    {
        var (code, output) = await Run("--messages");

        Assert.True(code == 0, output);
        string Line(string name) => output.Split('\n').Single(line => line.Trim().StartsWith(name, StringComparison.Ordinal) && !line.Contains("people", StringComparison.Ordinal));
        Assert.Matches(@"anna +email +sent +captured", Line("anna"));
        Assert.Matches(@"ben +sms +sent +the (first service refused the account, the second took it|second service took it)", Line("ben"));
        Assert.Matches(@"carla +sms +nobody knows +the second service took the call and never answered", Line("carla"));
        Assert.Matches(@"dan +email +not sent +switched deliveries off", Line("dan"));
        Assert.Matches(@"emma +sms +refused +the second service: no such subscriber", Line("emma"));
        Assert.Matches(@"finn +whatsapp +sent", Line("finn"));
        Assert.Matches(@"gina +push +sent", Line("gina"));
        Assert.Matches(@"hugo +email +waits +quiet hours, until \d\d:\d\d UTC", Line("hugo"));
        Assert.Matches(@"offer to anna +email +not sent +never agreed to offers", Line("offer"));
        Assert.Contains("Nothing was sent twice", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> Run(string option)
    {
        var command = new ProcessStartInfo("dotnet", [Programs.Simulator, Programs.Gateway, option]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(command)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Deadline);
        return (process.ExitCode, await output + await errors);
    }
}
