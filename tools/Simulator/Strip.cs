namespace OrleansNotify.Simulator;

/// <summary>What one receiver answered, a character a second, as Spectre's markup.</summary>
internal static class Strip
{
    private const string Succeed = "[green]█[/]";
    private const string SomeFail = "[yellow]▓[/]";
    private const string Hang = "[blue]░[/]";
    private const string Fail = "[red]x[/]";
    private const string Nothing = "[grey]·[/]";

    public const string Legend = $"{Succeed} all succeed   {SomeFail} some fail   {Hang} some hang   {Fail} all fail   {Nothing} nothing is sent";

    public static string Of(Receiver receiver, TimeSpan until)
    {
        var seconds = receiver.Attempts.ToLookup(attempt => (int)attempt.At.TotalSeconds, attempt => attempt.Behaviour);
        return string.Concat(Enumerable.Range(0, (int)until.TotalSeconds + 1).Select(second => Character([.. seconds[second]])));
    }

    private static string Character(Behaviour[] attempts) =>
        attempts.Length == 0 ? Nothing
        : attempts.Contains(Behaviour.Hang) ? Hang
        : !attempts.Contains(Behaviour.Fail) ? Succeed
        : attempts.Contains(Behaviour.Succeed) ? SomeFail
        : Fail;
}
