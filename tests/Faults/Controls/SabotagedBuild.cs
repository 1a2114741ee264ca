using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Controls;

/// <summary>A copy of the sources in a temporary folder, built once for each control. The product's own sources are only read.</summary>
internal sealed class SabotagedBuild : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notify-control-").FullName;

    public SabotagedBuild(string sources)
    {
        Shell.Run("sh", "-c", "cd \"$0\" && git ls-files -z -- ':!clients' ':!tests' ':!docs' ':!bench' | xargs -0 cp --parents -t \"$1\"", sources, _folder);
    }

    /// <returns>The folder of the built programs.</returns>
    public string Build(Control control)
    {
        var originals = control.Changes.Select(change => change.File).Distinct().ToDictionary(file => file, file => File.ReadAllText(Path.Combine(_folder, file)));
        try
        {
            foreach (var change in control.Changes)
            {
                var path = Path.Combine(_folder, change.File);
                File.WriteAllText(path, change.ApplyTo(File.ReadAllText(path)));
            }

            foreach (var project in (string[])["Silo", "Gateway.Web"])
            {
                Shell.Run("dotnet", "build", Path.Combine(_folder, project), "-c", "Release", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-v", "q", "-nologo");
            }
        }
        finally
        {
            foreach (var (file, text) in originals)
            {
                File.WriteAllText(Path.Combine(_folder, file), text);
            }
        }

        return Path.Combine(_folder, "artifacts", "bin");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
