namespace OrleansNotify.DeployTests.Kubernetes;

/// <summary>The profile "restricted" of the Pod Security Standards, and a little more.</summary>
public sealed class SecurityTests
{
    public static TheoryData<string, bool> All => Sources.All;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task EveryPodIsRestricted(string overlay, bool resolved)
    {
        foreach (var (name, pod) in (await Sources.Read(overlay, resolved)).Workloads)
        {
            var context = pod["spec"]["securityContext"];
            Assert.True(context["runAsNonRoot"].Text == "true", $"{name} may run as root");
            Assert.True(context["runAsUser"].Number > 0, $"{name} runs as root");
            Assert.True(context["seccompProfile"]["type"].Text == "RuntimeDefault", $"{name} has no seccomp profile");
            foreach (var host in (string[])["hostNetwork", "hostPID", "hostIPC"])
            {
                Assert.False(pod["spec"][host].IsThere, $"{name}: {host}");
            }
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task EveryContainerIsReadOnlyAndWithoutPrivileges(string overlay, bool resolved)
    {
        foreach (var (name, pod) in (await Sources.Read(overlay, resolved)).Workloads)
        {
            var containers = pod["spec"]["containers"].Items.Concat(pod["spec"]["initContainers"].Items).ToList();
            Assert.NotEmpty(containers);
            foreach (var context in containers.Select(container => container["securityContext"]))
            {
                Assert.True(context["allowPrivilegeEscalation"].Text == "false", $"{name} may gain privileges");
                Assert.True(context["readOnlyRootFilesystem"].Text == "true", $"{name} may write to its image");
                Assert.Equal(["ALL"], context["capabilities"]["drop"].Items.Select(drop => drop.Text));
                Assert.False(context["capabilities"]["add"].IsThere || context["privileged"].IsThere, $"{name} has privileges");
            }
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task NoPodCanTalkToKubernetes(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        Assert.All(manifests.Workloads, workload => Assert.True(workload.Pod["spec"]["automountServiceAccountToken"].Text == "false", workload.Name));
        Assert.All(manifests.Of("ServiceAccount"), account => Assert.Equal("false", account["automountServiceAccountToken"].Text));
        Assert.DoesNotContain(manifests.All, one => one["kind"].Text is "Role" or "ClusterRole" or "RoleBinding" or "ClusterRoleBinding");
        Assert.Equal("restricted", Assert.Single(manifests.Of("Namespace"))["metadata"]["labels"]["pod-security.kubernetes.io/enforce"].Text);
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task MemoryIsLimitedAndTheCpuIsNot(string overlay, bool resolved)
    {
        foreach (var (name, pod) in (await Sources.Read(overlay, resolved)).Workloads)
        {
            var resources = pod["spec"]["containers"][0]["resources"];
            Assert.True(resources["requests"]["cpu"].IsThere && resources["requests"]["memory"].IsThere, $"{name} asks for nothing");
            Assert.True(resources["limits"]["memory"].IsThere, $"{name} may take all memory");
            Assert.False(resources["limits"]["cpu"].IsThere, $"{name} is throttled");
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task SecretsComeFromKubernetesAndNoneIsHere(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var example = Yaml.Parse(Repository.Read("deploy", "k8s", "secret.example.yaml"), "secret.example.yaml").Single()["stringData"].Members.ToList();

        Assert.Empty(manifests.Of("Secret"));
        Assert.All(example, secret => Assert.True(secret.Value.Text.Length == 0 || secret.Value.Text.Contains("REPLACE", StringComparison.Ordinal), secret.Key));
        var variables = manifests.Workloads.SelectMany(workload => workload.Pod["spec"]["containers"][0]["env"].Items).ToList();
        Assert.DoesNotContain(variables, variable => variable["value"].IsThere && example.Any(secret => secret.Key == variable["name"].Text));
        Assert.DoesNotContain(manifests.Settings.Keys, name => example.Any(secret => secret.Key == name));
        var wanted = variables.Select(variable => variable["valueFrom"]["secretKeyRef"]).Where(secret => secret["name"].Text == "orleansnotify");
        Assert.Equal(example.Select(secret => secret.Key).Order(), wanted.Select(secret => secret["key"].Text).Distinct().Order());
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task OnlySilosGetWhatMailIsSentWith(string overlay, bool resolved)
    {
        foreach (var (name, pod) in (await Sources.Read(overlay, resolved)).Workloads)
        {
            var given = pod["spec"]["containers"][0]["env"].Items.Select(variable => variable["name"].Text).Intersect(["SMTP_URL", "SENDGRID_API_KEY"]);
            Assert.True(given.Any() == (name == Manifests.Silo), $"{name} has {string.Join(", ", given)}");
        }
    }
}
