using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Page;

/// <summary>Asks every member whether it is ready, and the cluster what each of them carries, once a second.</summary>
internal sealed class ClusterWatch : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly ConcurrentDictionary<string, string> _readiness = new();
    private readonly IReadOnlyList<Member> _members;
    private readonly TimeProvider _clock;

    public ClusterWatch(IReadOnlyList<Member> members, string adminToken, TimeProvider clock)
    {
        (_members, _clock) = (members, clock);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminToken);
    }

    /// <summary>The newest; null: nobody has said anything yet.</summary>
    public ClusterReport? Report { get; private set; }

    public IReadOnlyList<MemberView> Members => [.. _members.Select(View)];

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.WhenAll(_members.Where(member => member.Plan.HealthPort is not null).Select(member => AskReadiness(member, stop)));
            await AskReport(stop);
            await Task.Delay(Every, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task AskReadiness(Member member, CancellationToken stop)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri($"http://127.0.0.1:{member.Plan.HealthPort}/healthz/ready"), stop);
            _readiness[member.Plan.Name] = answer.IsSuccessStatusCode ? "ready"
                : (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("reason").GetString() ?? "not ready";
        }
        catch (Exception e) when (IsSilence(e))
        {
            _readiness[member.Plan.Name] = "silent";
        }
    }

    private async Task AskReport(CancellationToken stop)
    {
        var gateway = _members.FirstOrDefault(member => member.Plan.Role == Role.Gateway && StateOf(member) == "ready");
        if (gateway is null)
        {
            return;
        }

        try
        {
            Report = await _http.GetFromJsonAsync<ClusterReport>($"http://127.0.0.1:{gateway.Plan.Port}/v1/admin/cluster", stop);
        }
        catch (Exception e) when (IsSilence(e))
        {
            // What was said before still stands; whoever is gone has another process id.
        }
    }

    private static bool IsSilence(Exception e) => e is HttpRequestException or OperationCanceledException or JsonException or KeyNotFoundException;

    private MemberView View(Member member)
    {
        var state = StateOf(member);
        var load = Report?.Of(member.ProcessId ?? 0);
        return new MemberView(
            member.Plan.Name,
            member.Plan.Role switch { Role.Database => "database", Role.Silo => "silo", _ => "gateway" },
            state,
            state == "ready",
            member.Since,
            member.State is MemberState.Starting or MemberState.Up ? member.ProcessId : null,
            member.Plan.Port,
            member.Plan.HealthPort,
            member.Restarts,
            member.Plan.Role == Role.Gateway ? load?.Sockets : null,
            member.Plan.Role == Role.Silo ? load?.Grains.Values.Sum() : null,
            load?.Lag,
            load?.Memory);
    }

    private string StateOf(Member member) => member.State switch
    {
        MemberState.Up when member.Plan.HealthPort is null => "ready",
        MemberState.Up => _readiness.GetValueOrDefault(member.Plan.Name, "starting"),
        MemberState.Starting => "starting",
        MemberState.Down => "down",
        _ => "stopped",
    };
}
