using System.Security.Cryptography;
using OrleansNotify.Secrets;

namespace OrleansNotify.Hosting;

internal static class SecretKeySetup
{
    private const string FileName = "secret.key";

    /// <summary><c>SECRET_KEY</c> (base64 of 32 bytes), else the key file in the data folder, made when missing.</summary>
    public static SecretKey Load(string? fromEnvironment, string dataDirectory)
        => string.IsNullOrEmpty(fromEnvironment)
            ? Parse(ReadOrCreate(dataDirectory), Path.Combine(dataDirectory, FileName))
            : Parse(fromEnvironment, "SECRET_KEY");

    private static SecretKey Parse(string text, string where)
    {
        var bytes = new byte[SecretKey.Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == SecretKey.Length
            ? new SecretKey(bytes[..length])
            : throw new BrokenConfigurationException($"{where} must be 32 bytes in base64; make one with: openssl rand -base64 32");
    }

    private static string ReadOrCreate(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        try
        {
            Directory.CreateDirectory(dataDirectory);
            if (!File.Exists(path))
            {
                Create(path);
            }

            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenConfigurationException($"DATA_DIR: {Path.GetFullPath(dataDirectory)} is not writable ({e.Message})", e);
        }
    }

    // Written beside and then moved, so that a process that starts at the same moment never reads half a key.
    private static void Create(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretKey.Length)));
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
