using System.Diagnostics;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Checks;

/// <summary>Codes, sessions, durability, zombies and the guard of outbound calls.</summary>
internal static class ServerChecks
{
    private const int MostGuesses = 5;
    private static readonly TimeSpan EndsEverywhereWithin = TimeSpan.FromSeconds(5);

    /// <summary>I9: five guesses over the whole cluster, each code once, and a session that was ended is refused.</summary>
    public static Finding GuessesAreCounted(History history)
    {
        var extra = history.Guessed.Where(code => code.Refused >= MostGuesses && code.LetIn > 0).Select(code => $"{code.Person} was let in after {code.Refused} wrong guesses");
        var again = history.Guessed.Where(code => code.LetIn > 1).Select(code => $"{code.Person} was let in {code.LetIn} times with one code");
        var undead = history.AfterLogout
            .Where(call => call.Status == 200 && Stopwatch.GetElapsedTime(call.LogoutAnsweredAt, call.BeganAt) > EndsEverywhereWithin)
            .Select(call => $"a token was good {Stopwatch.GetElapsedTime(call.LogoutAnsweredAt, call.BeganAt).TotalSeconds:0.0} s after its logout");
        return Finding.Of("I9", [.. extra, .. again, .. undead], $"{history.Guessed.Count} codes attacked, {history.AfterLogout.Count} calls after logouts");
    }

    /// <summary>I11: at the moment of the 2xx the commit was on the disk.</summary>
    public static Finding AnsweredAfterTheFlush(History history)
    {
        var early = history.Probes.Where(probe => probe.FlushedAtAnswer < probe.CommitEnd)
            .Select(probe => $"{probe.EventId} was answered {probe.CommitEnd - probe.FlushedAtAnswer} bytes of log before its commit was on the disk");
        return Finding.Of("I11", [.. early], $"{history.Probes.Count} answers looked at");
    }

    /// <summary>I12: 90 % of the throughput before, and the backlog gone, within the bound.</summary>
    public static Finding ItComesBack(History history)
    {
        var (before, after, recovered, drained, bound) = history.Liveness;
        var slow = new List<string>();
        if (recovered > bound)
        {
            slow.Add($"{after:0}/s at the end, {before:0}/s before");
        }

        if (drained > bound)
        {
            slow.Add("not everything accepted was delivered within the bound");
        }

        return Finding.Of("I12", slow, $"{before:0}/s before, back after {recovered.TotalSeconds:0.0} s, drained after {drained.TotalSeconds:0.0} s");
    }

    /// <summary>I13: who was declared dead writes nothing more.</summary>
    public static Finding ZombiesWriteNothing(History history)
        => Finding.Of("I13", [.. history.Late.Select(late => $"{late.Silo} wrote {late.Rows} rows of {late.Table} after it was declared dead")], "rows by silo");

    /// <summary>The guard of outbound calls: nothing reaches an address inside.</summary>
    public static Finding NothingReachesInside(History history)
        => Finding.Of("guard", [.. Enumerable.Repeat("a request reached an address inside", history.ReachedInside)], "an endpoint whose name leads inside");
}
