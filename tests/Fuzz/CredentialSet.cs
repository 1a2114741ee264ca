namespace OrleansNotify.Fuzz;

/// <param name="Mighty">Those that may do much: the others are refused at the first check.</param>
internal sealed record CredentialSet(IReadOnlyList<Credential> All, IReadOnlyList<Credential> Mighty)
{
    public Credential Any(Random random) => random.Next(2) == 0 ? All[random.Next(All.Count)] : Mighty[random.Next(Mighty.Count)];
}
