using System.Security.Cryptography;

namespace OrleansNotify.OneMachine.Running;

/// <summary>Bearer token of <c>/v1/admin</c>: the operator's own, else one that is made and kept beside the data.</summary>
internal static class AdminToken
{
    public static string Of(string? given, string data) => string.IsNullOrEmpty(given) ? ReadOrMake(Path.Combine(data, "admin.token")) : given;

    private static string ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        }

        return File.ReadAllText(path).Trim();
    }
}
