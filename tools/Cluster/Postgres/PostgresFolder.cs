using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Postgres;

/// <summary>Where the database's files are.</summary>
internal static class PostgresFolder
{
    // Root's own folders are often closed to the database's user.
    private const string OpenToAll = "/var/tmp";

    /// <summary>In the data folder, or in one that everybody reaches where the database's user cannot get into that.</summary>
    /// <exception cref="MemberFailedException">It cannot be made.</exception>
    public static async Task<string> Prepare(string data)
    {
        var user = PostgresPrograms.User;
        var folder = Path.Combine(data, "postgres");
        if (user is not null && !await CanReach(data))
        {
            var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..8];
            folder = Path.Combine(OpenToAll, $"orleansnotify-{mark}");
        }

        Directory.CreateDirectory(folder);
        if (user is not null)
        {
            await GiveTo(user, folder);
        }

        return folder;
    }

    private static async Task<bool> CanReach(string folder)
        => (await PostgresPrograms.RunAny("/usr/bin/test", "-x", folder)).Code == 0;

    private static async Task GiveTo(string user, string folder)
    {
        using var chown = Process.Start("chown", [user, folder]);
        await chown.WaitForExitAsync();
        if (chown.ExitCode != 0)
        {
            throw new MemberFailedException($"{folder} cannot be given to the user {user}; choose another folder with --data");
        }
    }
}
