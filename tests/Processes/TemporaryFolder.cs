namespace OrleansNotify.Processes;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("notify-system-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
