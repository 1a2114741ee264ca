namespace OrleansNotify.OneMachine.Members;

/// <summary>
/// A session of its own, so that Ctrl-C reaches this program only, which stops the others in order; and death with this program, so that
/// a <c>kill -9</c> of it leaves nothing behind. Both programs are util-linux's and become the command: it keeps the process id.
/// </summary>
internal static class Enclosed
{
    private const string SessionProgram = "/usr/bin/setsid";
    private const string PrivilegeProgram = "/usr/bin/setpriv";

    /// <param name="user">Who runs it; null: who runs this.</param>
    /// <param name="atDeath">What it gets when this program is gone.</param>
    public static IReadOnlyList<string> Command(string? user, Signal atDeath, params IEnumerable<string> command)
        => File.Exists(SessionProgram) && File.Exists(PrivilegeProgram)
            ? [SessionProgram, PrivilegeProgram, .. As(user), "--pdeathsig", atDeath == Signal.Interrupt ? "INT" : "KILL", "--", .. command]
            : [.. command];

    private static IEnumerable<string> As(string? user)
        => user is null ? [] : [$"--reuid={user}", $"--regid={user}", "--init-groups"];
}
