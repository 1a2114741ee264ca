using OrleansNotify.Storage;

namespace OrleansNotify.People;

internal static class PeopleSql
{
    private const string Columns = """
        id AS Id, name AS Name, language AS Language, time_zone AS TimeZone, default_region AS DefaultRegion, quiet_from AS QuietFrom,
        quiet_until AS QuietUntil, created_at AS CreatedAt, updated_at AS UpdatedAt
        """;

    private const string Members = "id text, name text, language text, time_zone text, default_region text, quiet_from text, quiet_until text, "
        + "created_at bigint, updated_at bigint";

    public const string List = $"""
        SELECT {Columns} FROM people WHERE tenant = @Tenant AND id > @AfterId ORDER BY id LIMIT @Limit
        """;

    public const string Delete = """
        DELETE FROM people WHERE tenant = @Tenant AND id = @Person
        """;

    /// <summary>Changes nothing; it locks the row, so that a concurrent delete of the person waits.</summary>
    public const string Hold = """
        UPDATE people SET updated_at = updated_at WHERE tenant = @Tenant AND id = @Person
        """;

    public const string DeleteConsents = """
        DELETE FROM consents WHERE tenant = @Tenant AND person_id = @Person
        """;

    public const string DeletePreferences = """
        DELETE FROM preferences WHERE tenant = @Tenant AND person_id = @Person
        """;

    public const string CountConsents = """
        SELECT count(*) FROM consents WHERE tenant = @Tenant AND person_id = @Person
        """;

    public const string SetPreference = """
        INSERT INTO preferences (tenant, person_id, category, channel, is_allowed)
        VALUES (@Tenant, @Person, @Category, @Channel, @IsAllowed)
        ON CONFLICT (tenant, person_id, category, channel) DO UPDATE SET is_allowed = excluded.is_allowed
        """;

    /// <summary>People with all that is theirs, in one round trip.</summary>
    public static string Profiles(Database database)
        => string.Join(";\n", Find(database), AddressSql.OfPeople(database), Consents(database), Preferences(database));

    public static string Find(Database database) => $"""
        SELECT {Columns} FROM people WHERE tenant = @Tenant AND id {database.OneOf("People")}
        """;

    public static string Consents(Database database) => $"""
        SELECT person_id AS PersonId, kind AS Kind, category AS Category, channel AS Channel, at AS At, source AS Source, proof AS Proof
        FROM consents
        WHERE tenant = @Tenant AND person_id {database.OneOf("People")}
        ORDER BY person_id, id
        """;

    public static string Preferences(Database database) => $"""
        SELECT person_id AS PersonId, category AS Category, channel AS Channel, is_allowed AS IsAllowed FROM preferences
        WHERE tenant = @Tenant AND person_id {database.OneOf("People")}
        ORDER BY person_id, category, channel
        """;

    public static string AddConsents(Database database) => $"""
        INSERT INTO consents (tenant, person_id, id, kind, category, channel, source, at, proof)
        SELECT @Tenant, r.person_id, r.id, r.kind, r.category, r.channel, r.source, r.at, r.proof
        FROM {database.RowsOf("Rows", "person_id text, id text, kind bigint, category bigint, channel bigint, source text, at bigint, proof text")}
        WHERE true
        ON CONFLICT (tenant, person_id, id) DO NOTHING
        """;

    public static string Save(Database database) => $"""
        INSERT INTO people (tenant, id, name, language, time_zone, default_region, quiet_from, quiet_until, created_at, updated_at)
        SELECT @Tenant, r.id, r.name, r.language, r.time_zone, r.default_region, r.quiet_from, r.quiet_until, r.created_at, r.updated_at
        FROM {database.RowsOf("Rows", Members)}
        WHERE true
        ON CONFLICT (tenant, id) DO UPDATE SET
            name = excluded.name, language = excluded.language, time_zone = excluded.time_zone, default_region = excluded.default_region,
            quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, updated_at = excluded.updated_at
        """;
}
