namespace OrleansNotify.Storage.Tests;

public sealed class SqliteFixture : StoreFixture
{
    private readonly List<string> _folders = [];

    public override Task<StorageOptions> NewDatabase()
    {
        var folder = Directory.CreateTempSubdirectory("notify-sqlite-").FullName;
        _folders.Add(folder);
        return Task.FromResult(new StorageOptions { DataDirectory = folder });
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folders.ForEach(folder => Directory.Delete(folder, recursive: true));
    }
}
