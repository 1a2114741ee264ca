using OrleansNotify.Bench.Push;

namespace OrleansNotify.Bench.Silos;

/// <summary>People of other tenants with their open sockets, who hear nothing of what is measured.</summary>
internal sealed class Crowd(int port, IReadOnlyList<string> tokens)
{
    private readonly List<Listener> _sockets = [];

    public int Count => _sockets.Count;

    public static async Task<Crowd> SignIn(int port, int tenants, int peopleOfTenant)
    {
        var tokens = new List<string>();
        // The first tenant is the one that is measured.
        for (var tenant = 1; tenant <= tenants; tenant++)
        {
            tokens.AddRange(await BenchUsers.SignIn(port, peopleOfTenant, $"/t/{ClusterUnderTest.Tenant(tenant)}"));
        }

        return new Crowd(port, tokens);
    }

    public async Task Come(int socketsOfPerson)
    {
        foreach (var token in tokens)
        {
            for (var i = 0; i < socketsOfPerson; i++)
            {
                _sockets.Add(await Listener.Open(port, token));
            }
        }
    }

    public void Go()
    {
        _sockets.ForEach(socket => socket.Dispose());
        _sockets.Clear();
    }
}
