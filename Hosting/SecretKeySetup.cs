using System.Security.Cryptography;
using OrleansNotify.Secrets;

namespace OrleansNotify.Hosting;

internal static class SecretKeySetup
{
    private const string FileName = "secret.key";
    private const string PreviousFileName = "secret.key.previous";

    /// <summary>
    /// <c>SECRET_KEY</c> (base64 of 32 bytes), else the key file in the data folder, made when missing. Before it come
    /// <c>SECRET_KEY_PREVIOUS</c> and, beside a key file, the keys in <c>secret.key.previous</c>, one a line.
    /// </summary>
    public static SecretKeys Load(string? current, string? previous, string dataDirectory)
    {
        var before = Split(previous).Select(text => Parse(text, "SECRET_KEY_PREVIOUS")).ToList();
        if (!string.IsNullOrEmpty(current))
        {
            return new SecretKeys(Parse(current, "SECRET_KEY"), [.. before]);
        }

        var path = Path.Combine(dataDirectory, FileName);
        var previousPath = Path.Combine(dataDirectory, PreviousFileName);
        var key = Parse(Read(dataDirectory, () => ReadOrCreate(path)), path);
        var fromFile = Read(dataDirectory, () => File.Exists(previousPath) ? File.ReadAllText(previousPath) : "");
        return new SecretKeys(key, [.. before, .. Split(fromFile).Select(text => Parse(text, previousPath))]);
    }

    private static string[] Split(string? keys)
        => (keys ?? "").Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static SecretKey Parse(string text, string where)
    {
        var bytes = new byte[SecretKey.Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == SecretKey.Length
            ? new SecretKey(bytes[..length])
            : throw new BrokenConfigurationException($"{where} must be 32 bytes in base64; make one with: openssl rand -base64 32");
    }

    private static string Read(string dataDirectory, Func<string> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenConfigurationException($"DATA_DIR: {Path.GetFullPath(dataDirectory)} is not writable ({e.Message})", e);
        }
    }

    private static string ReadOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            Create(path);
        }

        return File.ReadAllText(path);
    }

    // Written beside and then moved, so that a process that starts at the same moment never reads half a key.
    private static void Create(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}";
        OwnFile.Write(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretKey.Length)));
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
