namespace OrleansNotify.Bench.EndToEnd;

/// <summary>A system that takes webhooks and delivers them.</summary>
/// <param name="Token">Of <c>POST /webhook</c>.</param>
/// <param name="ProcessIds">Its own and its store's; their children count too.</param>
internal sealed record Contender(string Name, int Port, int[] ProcessIds, string Token, bool IsOurs)
{
    /// <summary>What it is apart from its number of workers.</summary>
    public string Family => IsOurs ? Name : Name.Split(',')[0];
}
