using Microsoft.Extensions.FileProviders;

namespace OrleansNotify.Dashboard;

/// <summary>Where the built dashboard lies: <c>DASHBOARD_DIR</c>, else <c>wwwroot/app</c> next to the program.</summary>
internal sealed class DashboardFolder(IConfiguration configuration)
{
    private readonly IFileProvider _files = Open(configuration["DASHBOARD_DIR"] is { Length: > 0 } path
        ? Path.GetFullPath(path)
        : Path.Combine(AppContext.BaseDirectory, "wwwroot", "app"));

    /// <summary>The file of this name below the folder; null where there is none.</summary>
    public IFileInfo? Find(string name) => _files.GetFileInfo(name) is { Exists: true, IsDirectory: false } file ? file : null;

    private static IFileProvider Open(string path) => Directory.Exists(path) ? new PhysicalFileProvider(path) : new NullFileProvider();
}
