using System.Diagnostics;
using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Postgres;

/// <summary>The newest PostgreSQL that Debian's packages put on this machine, run as the user <c>postgres</c> where we are root, whom it refuses.</summary>
internal sealed class PostgresPrograms
{
    private const string Installed = "/usr/lib/postgresql";
    private readonly string _folder;

    private PostgresPrograms(string folder) => _folder = folder;

    /// <summary>Who runs it; null: who runs this.</summary>
    public static string? User => Environment.IsPrivilegedProcess ? "postgres" : null;

    /// <exception cref="MemberFailedException">There is none.</exception>
    public static PostgresPrograms Find()
    {
        var versions = Directory.Exists(Installed) ? Directory.GetDirectories(Installed) : [];
        return versions
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => new PostgresPrograms(Path.Combine(version, "bin")))
            .FirstOrDefault()
            ?? throw new MemberFailedException("no PostgreSQL here: install it (Debian: postgresql), or name one with --database");
    }

    public string PathOf(string program) => Path.Combine(_folder, program);

    /// <returns>The exit code and what it wrote to standard error.</returns>
    public Task<(int Code, string Error)> Run(string program, params IEnumerable<string> arguments)
        => RunAny([PathOf(program), .. arguments]);

    /// <summary>Any program, as the database's user.</summary>
    public static async Task<(int Code, string Error)> RunAny(params IEnumerable<string> command)
    {
        var whole = Enclosed.Command(User, Signal.Kill, command);
        var start = new ProcessStartInfo(whole[0], whole.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
            Environment = { ["LC_ALL"] = "C" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
