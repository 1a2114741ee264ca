namespace OrleansNotify.Hosting;

/// <summary>Files with secrets, which nobody but the server's own user reads.</summary>
public static class OwnFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
