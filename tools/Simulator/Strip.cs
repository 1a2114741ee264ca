namespace OrleansNotify.Simulator;

/// <summary>What one receiver answered, a character a second.</summary>
internal static class Strip
{
    public const string Legend = "█ all succeed   ▓ some fail   ░ some hang   x all fail   · nothing is sent";

    public static string Of(Receiver receiver, TimeSpan until)
    {
        var seconds = receiver.Attempts.ToLookup(attempt => (int)attempt.At.TotalSeconds, attempt => attempt.Behaviour);
        return string.Concat(Enumerable.Range(0, (int)until.TotalSeconds + 1).Select(second => Character([.. seconds[second]])));
    }

    private static char Character(Behaviour[] attempts) =>
        attempts.Length == 0 ? '·'
        : attempts.Contains(Behaviour.Hang) ? '░'
        : !attempts.Contains(Behaviour.Fail) ? '█'
        : attempts.Contains(Behaviour.Succeed) ? '▓'
        : 'x';
}
