using System.Globalization;
using Npgsql;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Clusters;

/// <summary>Has PostgreSQL note which silo writes rows and when, and finds what one wrote that the others had declared dead.</summary>
internal sealed class WriteAudit(FaultCluster cluster)
{
    private const int Dead = 6;

    private const string Install = """
        CREATE UNLOGGED TABLE fault_writes (
            app text NOT NULL DEFAULT current_setting('application_name'), tbl text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
        GRANT INSERT ON fault_writes TO PUBLIC;
        CREATE FUNCTION fault_note() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN INSERT INTO fault_writes (tbl) VALUES (TG_ARGV[0]); RETURN NULL; END $$;
        DO $$ DECLARE name text; BEGIN
            FOREACH name IN ARRAY ARRAY['events', 'deliveries', 'attempts', 'cursors', 'sessions', 'otp_challenges', 'item_states'] LOOP
                EXECUTE format('CREATE TRIGGER fault_note AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION fault_note(%L)', name, name);
            END LOOP;
        END $$
        """;

    public Task Start() => Run(Install);

    /// <summary>By the database's clock.</summary>
    public async Task<DateTime> Now()
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        return (DateTime)(await command.ExecuteScalarAsync())!;
    }

    public async Task<bool> IsDeclaredDead(Member silo)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(
            "SELECT status FROM orleansmembershiptable WHERE port = @port AND address = @address ORDER BY generation DESC LIMIT 1", connection);
        command.Parameters.AddWithValue("port", int.Parse(silo.Address.Split(':')[1], CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("address", silo.Place.Address);
        return await command.ExecuteScalarAsync() is Dead;
    }

    /// <summary>What the silo wrote from then on: to be asked before it is started again.</summary>
    public async Task<IReadOnlyList<LateWrites>> WrittenBy(string silo, DateTime since)
    {
        var late = new List<LateWrites>();
        await using var connection = await Open();
        await using var command = new NpgsqlCommand("SELECT tbl, count(*) FROM fault_writes WHERE split_part(app, ' ', 1) = @app AND at > @since GROUP BY tbl", connection);
        command.Parameters.AddWithValue("app", silo);
        command.Parameters.AddWithValue("since", since);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            late.Add(new LateWrites(silo, rows.GetString(0), rows.GetInt64(1)));
        }

        return late;
    }

    private async Task Run(string sql)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> Open()
    {
        var connection = new NpgsqlConnection($"{cluster.WholeDatabase};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
