namespace OrleansNotify.Storage;

internal sealed record Migration(int Version, string Sql);
