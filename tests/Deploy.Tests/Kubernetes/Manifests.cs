using System.Collections.Concurrent;

namespace OrleansNotify.DeployTests.Kubernetes;

/// <summary>The objects of one overlay: as the files say, or as kustomize resolves them.</summary>
internal sealed class Manifests(IReadOnlyList<Yaml> all, IReadOnlyDictionary<string, string> settings)
{
    public const string Silo = "silo";
    public const string Gateway = "gateway";
    private const string SettingsName = "settings";

    // A process each, which takes a second where many share the machine.
    private static readonly ConcurrentDictionary<string, Lazy<Task<Manifests>>> Known = new();

    public IReadOnlyList<Yaml> All => all;

    /// <summary>Of the ConfigMap that silos and gateways read.</summary>
    public IReadOnlyDictionary<string, string> Settings => settings;

    public IEnumerable<Yaml> Of(string kind) => all.Where(one => one["kind"].Text == kind);

    public Yaml One(string kind, string name) => Assert.Single(Of(kind), one => one["metadata"]["name"].Text == name);

    /// <summary>Where gateways reach each other: at their port of TLS, if the cluster speaks it.</summary>
    public string PortBetweenGateways => One("Deployment", Gateway)["spec"]["template"]["spec"]["containers"][0]["env"].Items
        .Any(variable => variable["name"].Text == "TLS_CERT") ? "3443" : settings["PORT"];

    /// <summary>Everything that makes pods, with the pods' template.</summary>
    public IEnumerable<(string Name, Yaml Pod)> Workloads
        => all.Where(one => one["kind"].Text is "Deployment" or "StatefulSet" or "DaemonSet" or "Job")
            .Select(one => (one["metadata"]["name"].Text, one["spec"]["template"]));

    /// <summary>Without patches: what stands in the files that kustomizations name.</summary>
    public static Manifests Plain(string overlay)
    {
        var folder = Repository.Path("deploy", "k8s", "overlays", overlay);
        var settings = File.ReadLines(Repository.Path("deploy", "k8s", "base", "settings.env"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new Manifests([.. Resources(folder)], settings);
    }

    /// <summary>Skips the calling test where there is no kubectl that can.</summary>
    public static Task<Manifests> Resolved(string overlay) => Known.GetOrAdd(overlay, name => new Lazy<Task<Manifests>>(() => Resolve(name))).Value;

    private static async Task<Manifests> Resolve(string overlay)
    {
        Skip.IfNot(Commands.Exists("kubectl"), "No kubectl (Debian package kubernetes-client): overlays were not resolved.");
        var (_, version, _) = await Commands.Run("kubectl", "version", "--client");
        Skip.IfNot(version.Contains("Kustomize Version: v5", StringComparison.Ordinal), "This kubectl has no kustomize 5: overlays were not resolved.");
        var (code, output, error) = await Commands.Run("kubectl", "kustomize", $"deploy/k8s/overlays/{overlay}");
        Assert.True(code == 0, error);
        Assert.DoesNotContain("deprecated", error, StringComparison.OrdinalIgnoreCase);
        var all = Yaml.Parse(output, overlay);
        var settings = all.Single(one => one["kind"].Text == "ConfigMap" && one["metadata"]["name"].Text.StartsWith(SettingsName, StringComparison.Ordinal));
        return new Manifests(all, settings["data"].Members.ToDictionary(member => member.Key, member => member.Value.Text));
    }

    private static IEnumerable<Yaml> Resources(string folder)
        => Yaml.Parse(File.ReadAllText(Path.Combine(folder, "kustomization.yaml")), folder).Single()["resources"].Items.SelectMany(resource =>
        {
            var path = Path.GetFullPath(Path.Combine(folder, resource.Text));
            return Directory.Exists(path) ? Resources(path) : Yaml.Parse(File.ReadAllText(path), Path.GetRelativePath(Repository.Root, path));
        });
}
